from django.urls import path

from . import factor_views as factor
from .views import Login, Logout

app_name = "accounts"

urlpatterns = [
    path("login/", Login.as_view(), name="login"),
    path("logout/", Logout.as_view(), name="logout"),
    path("second-factor/", factor.second_factor_page, name="second-factor"),
    path("second-factor/begin/", factor.begin, name="begin"),
    path("second-factor/set-up/", factor.set_up, name="set-up"),
    path("second-factor/codes/", factor.codes, name="codes"),
    path("second-factor/remove/", factor.remove, name="remove"),
    path("second-factor/check/", factor.check, name="check"),
]
