package dev.lectern.markdown.commonmark;

/** A block quote. */
public final class Quote extends Container {}
