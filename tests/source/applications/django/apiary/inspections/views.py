from django.http import HttpResponse
from rest_framework import generics, permissions, status, viewsets
from rest_framework.decorators import api_view, permission_classes
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.views import APIView


class InspectionList(generics.ListCreateAPIView):
    queryset = ()


class InspectionDetail(generics.RetrieveUpdateDestroyAPIView):
    queryset = ()
    http_method_names = ["get", "put", "delete", "options"]


class PhotoUpload(APIView):
    parser_classes = [MultiPartParser]

    def post(self, request, pk, format=None):
        return Response(status=status.HTTP_201_CREATED)


class OwnedView(APIView):
    permission_classes = [permissions.IsAuthenticated]

    def get(self, request, **kwargs):
        return Response(self.report(**kwargs))


class SeasonReport(OwnedView):
    def report(self, season):
        return {"season": season}


class VisitViewSet(viewsets.ViewSet):
    def list(self, request):
        return Response([])

    def create(self, request):
        return Response(status=201)

    def retrieve(self, request, pk=None):
        return Response({"id": pk})

    def destroy(self, request, pk=None):
        return Response(status=204)


visit_detail = VisitViewSet.as_view({"get": "retrieve", "delete": "destroy"})


@api_view(["POST"])
@permission_classes([permissions.IsAdminUser])
def sign(request, pk):
    return Response({"signed": pk})


@api_view()
def export(request, season):
    return HttpResponse("hive,weight\n", content_type="text/csv")
