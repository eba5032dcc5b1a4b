from django.urls import path

urlpatterns = [path("only-in-tests/", lambda request: None)]
