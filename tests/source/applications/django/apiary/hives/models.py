from django.db import models


class Apiary(models.Model):
    name = models.CharField(max_length=120)


class Hive(models.Model):
    apiary = models.ForeignKey(Apiary, on_delete=models.CASCADE)
    label = models.CharField(max_length=40)


class Queen(models.Model):
    marked = models.CharField(max_length=20)
