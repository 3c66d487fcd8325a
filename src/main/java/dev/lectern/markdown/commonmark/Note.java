package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;

/** A footnote definition: {@code [^label]: text}. */
public final class Note extends FootnoteBlock {}
