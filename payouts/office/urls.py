from django.urls import path

from .views import (
    approvals,
    decisions,
    jobs,
    ledger,
    lines,
    payees,
    runs,
    set_asides,
    statements,
    steps,
    weavers,
)

app_name = "office"

urlpatterns = [
    path("", runs.runs, name="runs"),
    path("close/", steps.close, name="close"),
    path("runs/<str:reference>/", runs.run, name="run"),
    path("runs/<str:reference>/approve/", approvals.approve, name="approve"),
    path("runs/<str:reference>/evidence/", approvals.evidence, name="evidence"),
    path("runs/<str:reference>/decide/", decisions.decide, name="decide"),
    path("runs/<str:reference>/lines/<str:figure>/", lines.lines, name="lines"),
    path("runs/<str:reference>/cancel/", steps.cancel, name="cancel"),
    path("runs/<str:reference>/files/<str:format>/", steps.export, name="export"),
    path("runs/<str:reference>/settle/", steps.settle, name="settle"),
    path("runs/<str:reference>/statements/", statements.statements, name="statements"),
    path("runs/<str:reference>/statements/<str:code>.pdf", statements.statement, name="statement"),
    path("runs/<str:reference>/weavers/<str:code>/", weavers.weaver, name="weaver"),
    path("runs/<str:reference>/weavers/<str:code>/payee/", weavers.payee, name="payee"),
    path("sales/<int:pk>/", lines.sale, name="sale"),
    path("entries/<int:pk>/", lines.entry, name="entry"),
    path("jobs/<int:pk>/", jobs.job, name="job"),
    path("payees/", payees.payees, name="payees"),
    path("payees/<int:pk>/confirm/", payees.confirm, name="confirm"),
    path("set-aside/", set_asides.set_asides, name="set-asides"),
    path("set-aside/<int:pk>/", set_asides.resolve, name="set-aside"),
    path("ledger/", ledger.ledger, name="ledger"),
]
