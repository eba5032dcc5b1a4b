from django.urls import include, path
from rest_framework.routers import DefaultRouter

from invoices import views

router = DefaultRouter()
router.register(r"invoices", views.InvoiceViewSet, basename="invoice")

urlpatterns = [
    path("", include(router.urls)),
    path("customers/<int:customer>/invoices/", views.CustomerInvoices.as_view()),
]
