// Pictures of a piece from near by. Without this file a picture is a link to its largest size.
(() => {
  const gallery = document.querySelector("[data-gallery]");
  const viewer = gallery && gallery.querySelector(".viewer");
  if (!viewer || !viewer.showModal) return;
  const slides = [...gallery.querySelectorAll("a.gallery__slide")];
  const thumbs = [...gallery.querySelectorAll(".gallery__thumbs a")];
  const stage = viewer.querySelector(".viewer__stage");
  const count = viewer.querySelector(".viewer__count");
  const picture = new Image();
  let at = 0, zoom = 1, pinch = null, swipe = null;

  // Larger or smaller, so that what is at this place of the stage stays there.
  const scale = (to, x = stage.clientWidth / 2, y = stage.clientHeight / 2) => {
    const box = stage.getBoundingClientRect(), before = picture.getBoundingClientRect();
    const part = [(box.left + x - before.left) / before.width, (box.top + y - before.top) / before.height];
    zoom = Math.min(6, Math.max(1, to));
    picture.style.setProperty("--zoom", zoom);
    stage.classList.toggle("viewer__stage--near", zoom > 1);
    const after = picture.getBoundingClientRect();
    stage.scrollLeft += after.left + part[0] * after.width - box.left - x;
    stage.scrollTop += after.top + part[1] * after.height - box.top - y;
  };

  const show = (number) => {
    at = (number + slides.length) % slides.length;
    const slide = slides[at], small = slide.querySelector("picture img");
    picture.removeAttribute("src");
    picture.alt = small.alt;
    picture.width = slide.dataset.width;
    picture.height = slide.dataset.height;
    picture.style.setProperty("--ratio", slide.dataset.width / slide.dataset.height);
    picture.style.backgroundImage = `url("${small.currentSrc || small.src}")`;
    picture.src = slide.href;
    if (count) count.textContent = `${at + 1} / ${slides.length}`;
    scale(1);
  };

  stage.append(picture);
  slides.forEach((slide, number) =>
    slide.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      viewer.showModal();
      show(number);
      stage.focus();
    }),
  );
  viewer.addEventListener("click", ({ target }) => {
    if (target.dataset.turn) show(at + +target.dataset.turn);
    if (target.dataset.zoom) scale(zoom * target.dataset.zoom);
  });
  viewer.addEventListener("keydown", (event) => {
    const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (turn && zoom === 1) show(at + turn);
    else if (event.key === "+" || event.key === "=") scale(zoom * 1.5);
    else if (event.key === "-") scale(zoom / 1.5);
    else if (event.key === "0") scale(1);
    else return;
    event.preventDefault();
  });
  viewer.addEventListener("close", () => slides[at].scrollIntoView({ block: "nearest", inline: "center" }));

  // Wheel and double click; two fingers; one finger turns over while the whole picture is seen.
  const place = (event) => [event.clientX - stage.offsetLeft, event.clientY - stage.offsetTop];
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    scale(zoom * Math.exp(-event.deltaY / 400), ...place(event));
  }, { passive: false });
  stage.addEventListener("dblclick", (event) => scale(zoom > 1 ? 1 : 2.5, ...place(event)));
  const apart = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  stage.addEventListener("touchstart", (event) => {
    const [a, b] = event.touches;
    pinch = b ? { apart: apart(event.touches), zoom } : null;
    swipe = !b && zoom === 1 ? a.clientX : null;
  }, { passive: true });
  stage.addEventListener("touchmove", (event) => {
    const [a, b] = event.touches;
    if (!pinch || !b) return;
    event.preventDefault();
    const middle = { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
    scale((pinch.zoom * apart(event.touches)) / pinch.apart, ...place(middle));
  }, { passive: false });
  stage.addEventListener("touchend", (event) => {
    const moved = swipe === null ? 0 : event.changedTouches[0].clientX - swipe;
    if (Math.abs(moved) > 60) show(at - Math.sign(moved));
    swipe = null;
  });
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && event.buttons === 1) stage.scrollBy(-event.movementX, -event.movementY);
  });
  picture.draggable = false;

  // A thumbnail brings its picture without a step in the browser's history.
  thumbs.forEach((thumb, number) =>
    thumb.addEventListener("click", (event) => {
      event.preventDefault();
      slides[number].scrollIntoView({ block: "nearest", inline: "center" });
    }),
  );
  if (thumbs.length) {
    const seen = new IntersectionObserver(
      (entries) => entries.forEach((entry) => {
        const thumb = thumbs[slides.indexOf(entry.target)];
        if (entry.isIntersecting) thumb.setAttribute("aria-current", "true");
        else thumb.removeAttribute("aria-current");
      }),
      { root: slides[0].parentElement, threshold: 0.6 },
    );
    slides.forEach((slide) => seen.observe(slide));
  }
})();

// Another country, without the whole page. It's remembered in this tab alone, for the next piece.
(() => {
  const form = document.querySelector("form[data-fragment]");
  if (!form) return;
  const answer = document.getElementById(form.dataset.into), country = form.elements.country;
  const ask = () => {
    answer.setAttribute("aria-busy", "true");
    return fetch(`${form.dataset.fragment}?country=${country.value}`, { credentials: "same-origin" })
      .then((page) => (page.ok ? page.text() : Promise.reject(page.status)))
      .then((html) => { answer.innerHTML = ours.createHTML(html); })
      .finally(() => answer.removeAttribute("aria-busy"));
  };
  const chosen = () => {
    sessionStorage.setItem("country", country.value);
    ask().catch(() => form.submit());
  };
  form.addEventListener("change", chosen);
  const before = sessionStorage.getItem("country");
  if (!country.selectedOptions[0].defaultSelected) chosen(); // on a slow line, before this script was here
  else if (before && before !== country.value && !location.search.includes("country=")) {
    country.value = before;
    ask().catch(() => form.reset());
  }
})();

// Back to the list as it was, with what was filtered and where it was scrolled to.
(() => {
  const back = document.querySelector("[data-back]");
  const from = document.referrer && new URL(document.referrer);
  if (!back || !from || from.origin !== location.origin || !/^\/([a-z]{2}\/)?(shop|search|group|weaver)\//.test(from.pathname)) return;
  back.hidden = false;
  const link = back.querySelector("a");
  link.href = from.href;
  link.addEventListener("click", (event) => {
    if (history.length < 2 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.back();
  });
})();

// Sharing: what the device itself offers. Mail, WhatsApp and the address to copy are there without it.
(() => {
  const share = document.querySelector("[data-share]");
  if (!share) return;
  const { title, url } = share.dataset;
  const offer = share.querySelector("[data-share-button]"), copy = share.querySelector("[data-copy]");
  if (navigator.share) {
    offer.hidden = false;
    offer.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
  }
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", () =>
      navigator.clipboard.writeText(url).then(() => {
        const said = share.querySelector("[role=status]");
        said.textContent = said.dataset.copied;
      }),
    );
  }
  share.querySelector("input").addEventListener("focus", (event) => event.target.select());
})();
