"""Which columns of text there are, and those that hold nothing of anybody."""

from django.apps import apps
from django.db import models

OURS = {
    "workspace", "payouts", "cms", "payment", "piece_reviews", "making", "custom", "wholesale", "order", "partner",
    "shipping", "catalogue", "weavers", "accounts", "address", "letters",
}  # fmt: skip
TEXT = (models.CharField, models.TextField, models.JSONField, models.FileField)
RULES = "refusal"

WRITTEN = {
    "accounts.Asked": "key",
    "accounts.CodeUse": "about device what",
    "accounts.User": "currency language username",
    "catalogue.GstRate": "hsn refusal source",
    "catalogue.ListingChange": "changed",
    "catalogue.PriceLimit": RULES,
    "catalogue.Product": "care code colour community description dyestuff fibre hsn irregularities making meta_description"
    " meta_title technique terms title upc",
    "catalogue.ProductImage": "caption code tiny",
    "catalogue.Restriction": "community reason",
    "catalogue.TermsRule": "refusal terms",
    "cms.ContactMessage": "digest email_hash language",
    "cms.HomePage": "heading intro",
    "cms.StandardPage": "intro",
    "cms.StoryIndexPage": "intro",
    "cms.StoryPage": "intro",
    "cms.Subscriber": "email_hash language",
    "cms.SubscriberStep": "source",
    "cms.Translation": "carried",  # words of published pages
    "custom.CancellingRule": RULES,
    "custom.CustomRequest": "colour currency language",
    "custom.Offer": "colour currency makers shipping_code shipping_name terms title",
    "letters.LetterText": "closing language letter opening subject",
    "making.Checklist": "kind points",
    "making.HoursNote": "kind",
    "making.Job": "team",
    "order.Line": "partner_line_notes partner_line_reference partner_name partner_sku status tax_code terms title upc",
    "order.Order": "charged_currency currency language number shipping_code shipping_method shipping_tax_code status",
    "order.OrderNote": "note_type",
    "order.OrderStatusChange": "new_status old_status",
    "order.ShippingEvent": "carrier",
    "partner.Partner": "name",
    "partner.StockRecord": "lies partner_sku price_currency",
    "payment.Checkout": "currency language number shipping_code shipping_name source stripe_refund title",
    "payment.CheckoutLine": "makers terms title",
    "payment.Dispute": "currency reason status stripe_dispute",
    "payment.GiftCard": "ending language lookup why",
    "payment.MoneyBack": "stripe_refund",
    "payment.SetAside": "resolution why",
    "payment.StripeEvent": "event_id outcome type",
    "payment.Voucher": "code",
    "payouts.Advance": "ref",
    "payouts.BankAccount": "columns name",
    "payouts.BankDecision": "reason",
    "payouts.BankLine": "key kind order proposal return_reason",
    "payouts.BankStatement": "name sha256",
    "payouts.BooksCheck": "details",
    "payouts.DayWage": "district refusal source",
    "payouts.Decision": "reason",
    "payouts.Deduction": "label",
    "payouts.DeductionRule": "agreed name refusal",
    "payouts.DollarRate": "refusal source",
    "payouts.Exemption": RULES,
    "payouts.Invoice": "content",
    "payouts.Job": "file kind message options",
    "payouts.MonthSeal": "fingerprint",
    "payouts.Patronage": "refusal resolution",
    "payouts.Payment": "group_name reference",
    "payouts.Policy": RULES,
    "payouts.Question": "about",
    "payouts.RecoveryPlan": RULES,
    "payouts.Refund": "reason ref",
    "payouts.Request": RULES,
    "payouts.RuleEnd": "agreed refusal",
    "payouts.Run": "cancel_reason figures_sha256",
    "payouts.RunFile": "format sha256",
    "payouts.Sale": "hsn ref terms",
    "payouts.SavingsChoice": RULES,
    "payouts.Statement": "data language",  # made anew from the columns that the table names
    "payouts.StatementPicture": "sha256",
    "payouts.TaxProfile": RULES,
    "payouts.TdsChallan": "bsr_code refusal serial",
    "payouts.TdsRule": "accountant refusal section",
    "payouts.Transaction": "note source_key",
    "payouts.YarnCorrection": "reason refusal",
    "payouts.YarnKind": "colour name",
    "payouts.YarnMove": "ref",
    "payouts.YarnRate": RULES,
    "piece_reviews.DoNotAsk": "key",
    "piece_reviews.Review": "answer language",
    "shipping.Fair": "name place",
    "weavers.Group": "craft district name",
    "weavers.Payee": "details_hash",
    "weavers.Proposal": "title words",
    "weavers.RetentionApplied": "kind",
    "weavers.Weaver": "code district found_by",
    "wholesale.Business": "language",
    "wholesale.Lot": "name words",
    "wholesale.Quote": "currency shipping_code shipping_name",
    "wholesale.QuoteLine": "lot makers terms title",
    "wholesale.Tier": "refusal shelf",
    "workspace.Recording": "file phrase",
}
"""Model → its columns that say nothing of a person that isn't to be seen wherever the row is."""
OSCARS = {
    "address.Country", "address.UserAddress", "catalogue.AttributeOption", "catalogue.AttributeOptionGroup",
    "catalogue.Category", "catalogue.Option", "catalogue.ProductAttribute", "catalogue.ProductAttributeValue",
    "catalogue.ProductClass", "order.BillingAddress", "order.LineAttribute", "order.LinePrice", "order.OrderDiscount",
    "order.PaymentEvent", "order.PaymentEventType", "order.ShippingAddress", "order.ShippingEventType",
    "order.Surcharge", "partner.PartnerAddress",
}  # fmt: skip
"""Oscar's models, whose columns that the table doesn't name we don't write, or show to everybody."""


def nobodys() -> set[str]:
    named = {f"{label}.{name}" for label, names in WRITTEN.items() for name in names.split()}
    return named | {column for column in text_columns() if column.rsplit(".", 1)[0] in OSCARS}


def text_columns() -> set[str]:
    """Every column of the shop's own tables that can hold free words, a list or a file."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in OURS and model._meta.managed
        for field in model._meta.local_concrete_fields
        if isinstance(field, TEXT) and not field.choices and not isinstance(field, models.SlugField)
        if not field.primary_key and field.remote_field is None
    }
