from django.urls import path

from .webhook import stripe_webhook

app_name = "payment"
urlpatterns = [path("webhook", stripe_webhook, name="webhook")]
