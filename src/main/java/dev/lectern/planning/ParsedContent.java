package dev.lectern.planning;

import dev.lectern.markdown.ParsedLesson;

/** A lesson parsed, and the digest to keep it under. */
public record ParsedContent(String digest, ParsedLesson lesson) {}
