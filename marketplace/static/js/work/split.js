// Where a price goes and what a day of the work brings, to the paisa as the server works it out. Amounts in paise,
// rates in hundredths of a percent, shares in ten-thousandths.
const halfUp = (over, under) => Math.floor((2 * over + under) / (2 * under));

export const gstWithin = (amount, rate) => halfUp(amount * rate, 10000 + rate);

export function shared(total, weights) {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / whole));
  const rest = weights.map((weight, place) => [(total * weight) % whole, place]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  rest.slice(0, left).forEach(([, place]) => { parts[place] += 1; });
  return parts;
}

export function priceSplit({ price, rate, kind, value, hours, weights }) {
  const tax = gstWithin(price, rate);
  const earning = kind === "piece" ? value : halfUp((price - tax) * value, 1000000);
  return {
    tax, earning, cooperative: price - tax - earning,
    each: weights.length ? shared(earning, weights) : [earning],
    day: hours ? halfUp(earning * 8, hours) : null,
  };
}

// Paise, or what `of` makes of it, of a figure as people type it; null for anything else.
export function figure(text, places = 2) {
  const found = /^(\d+)(?:\.(\d+))?$/.exec(text.replace(/[,₹%\s]/g, ""));
  if (!found || (found[2] || "").length > places) return null;
  return Number(found[1] + (found[2] || "").padEnd(places, "0"));
}

export function rupees(paise) {
  const [digits, rest] = [String(Math.floor(Math.abs(paise) / 100)), Math.abs(paise) % 100];
  const whole = digits.slice(0, -3).replace(/\B(?=(\d\d)+$)/g, ",") + (digits.length > 3 ? "," : "") + digits.slice(-3);
  return `${paise < 0 ? "−" : ""}₹${whole}${rest ? "." + String(rest).padStart(2, "0") : ""}`;
}

// The legal minimum wage of 8 hours on a day, the highest of these districts; 0 where none is known.
export function leastDay(wages, districts, day) {
  const inForce = (district) => wages.filter((wage) => wage.district === district && wage.from <= day).pop();
  return Math.max(0, ...districts.map((district) => inForce(district) || inForce("")).filter(Boolean)
    .map((wage) => Math.ceil((wage.amount * 8) / wage.hours)));
}
