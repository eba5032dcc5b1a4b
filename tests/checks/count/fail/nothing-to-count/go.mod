module docks
