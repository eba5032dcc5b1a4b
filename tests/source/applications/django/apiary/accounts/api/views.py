from rest_framework import status
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin, UpdateModelMixin
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from apiary.accounts.models import User


class UserViewSet(RetrieveModelMixin, ListModelMixin, UpdateModelMixin, GenericViewSet):
    queryset = User.objects.all()
    lookup_field = "username"

    @action(detail=False)
    def me(self, request):
        return Response({"username": request.user.username}, status=status.HTTP_200_OK)

    @action(detail=True, methods=["put", "delete"], url_path="avatar", url_name="avatar")
    def picture(self, request, username=None):
        return Response(status=status.HTTP_204_NO_CONTENT)
