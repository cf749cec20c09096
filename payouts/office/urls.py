from django.urls import path

from .views import ledger, payees, runs, set_asides, statements, steps

app_name = "office"

urlpatterns = [
    path("", runs.runs, name="runs"),
    path("close/", steps.close, name="close"),
    path("runs/<str:reference>/", runs.run, name="run"),
    path("runs/<str:reference>/approve/", steps.approve, name="approve"),
    path("runs/<str:reference>/cancel/", steps.cancel, name="cancel"),
    path("runs/<str:reference>/files/<str:format>/", steps.export, name="export"),
    path("runs/<str:reference>/settle/", steps.settle, name="settle"),
    path("runs/<str:reference>/statements/", statements.statements, name="statements"),
    path("runs/<str:reference>/statements/<str:code>.pdf", statements.statement, name="statement"),
    path("runs/<str:reference>/weavers/<str:code>/", runs.weaver, name="weaver"),
    path("runs/<str:reference>/weavers/<str:code>/payee/", runs.payee, name="payee"),
    path("payees/", payees.payees, name="payees"),
    path("payees/<int:pk>/confirm/", payees.confirm, name="confirm"),
    path("set-aside/", set_asides.set_asides, name="set-asides"),
    path("set-aside/<int:pk>/", set_asides.resolve, name="set-aside"),
    path("ledger/", ledger.ledger, name="ledger"),
]
