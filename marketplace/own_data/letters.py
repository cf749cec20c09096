"""What somebody is written who asks what we hold of her."""

from django.urls import reverse
from django_tasks import task

from marketplace.forks.order.mails import send
from marketplace.storefront.account.links import sign


@task()
def mail_own_data(email: str, language: str) -> None:
    """To a guest's own address: the link by which she takes or erases what is held."""
    path = reverse("own-data:guest", args=[sign("own-data", email=email)])
    send("own_data", to=email, language=language, path=path, context={})


@task()
def mail_forgotten(email: str, language: str) -> None:
    """The last letter. The address is in it and nowhere else any more."""
    send("own_data_erased", to=email, language=language, path="/", context={})
