package dev.lectern.markdown.commonmark;

/** One item of an {@link ItemList}. */
public final class Item extends Container {}
