from django.apps import AppConfig


class PaymentConfig(AppConfig):
    name = "marketplace.payment"
    label = "payment"
    verbose_name = "Payment"

    def ready(self) -> None:
        from marketplace.kernel.nights import keep_with_migrations

        keep_with_migrations("marketplace.payment.nightly.keep_sending")
