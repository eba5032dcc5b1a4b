package docks
