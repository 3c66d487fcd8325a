package dev.lectern.markdown.commonmark;

import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataHolder;
import java.util.Set;

/** Recognises the start of one or more kinds of block. It keeps no state, so one serves every document. */
abstract class StartFactory implements CustomBlockParserFactory, BlockParserFactory {

    /** Columns of indentation that make code. */
    static final int CODE_INDENT = 4;

    @Override
    public abstract BlockStart tryStart(ParserState state, MatchedBlockParser matched);

    @Override
    public BlockParserFactory apply(DataHolder options) {
        return this;
    }

    @Override
    public Set<Class<?>> getAfterDependents() {
        return Set.of();
    }

    @Override
    public Set<Class<?>> getBeforeDependents() {
        return Set.of();
    }

    @Override
    public boolean affectsGlobalScope() {
        return false;
    }

    static boolean indented(ParserState state) {
        return state.getIndent() >= CODE_INDENT;
    }

    /** Index after the run of spaces and tabs that starts at {@code index}. */
    static int skipSpaces(CharSequence line, int index) {
        int i = index;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** Index after the run of {@code marker} that starts at {@code index}. */
    static int skip(char marker, CharSequence line, int index) {
        int i = index;
        while (i < line.length() && line.charAt(i) == marker) {
            i++;
        }
        return i;
    }
}
