from rest_framework import generics, viewsets
from rest_framework.decorators import action


class InvoiceViewSet(viewsets.ReadOnlyModelViewSet):
    @action(detail=True, methods=["post"])
    def pay(self, request, pk=None): ...


class CustomerInvoices(generics.ListAPIView): ...
