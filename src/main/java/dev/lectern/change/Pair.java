package dev.lectern.change;

/** The same thing before and after. */
record Pair<T>(T before, T after) {}
