ROOT_URLCONF = "billing.urls"
INSTALLED_APPS = ["django.contrib.admin", "rest_framework", "invoices"]
