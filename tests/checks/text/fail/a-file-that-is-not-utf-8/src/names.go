package docks

var city = "Köln"
