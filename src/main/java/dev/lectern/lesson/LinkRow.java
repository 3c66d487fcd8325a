package dev.lectern.lesson;

import dev.lectern.course.ReleasePoint;
import java.util.UUID;

/**
 * A link as it is read, with the lesson and section it stands in and those it leads to, which are null where there are
 * none.
 */
record LinkRow(
        UUID lesson,
        String slug,
        String title,
        String sortKey,
        UUID section,
        String anchor,
        int number,
        String kind,
        String url,
        boolean external,
        String text,
        int line,
        int column,
        UUID targetLesson,
        String targetSlug,
        String targetTitle,
        UUID targetSection,
        String targetAnchor,
        String asset) {

    OutgoingLink outgoing(ReleasePoint at) {
        OutgoingLink.State state = state();
        boolean leads = state == OutgoingLink.State.RESOLVED || state == OutgoingLink.State.ASSET;
        LinkEnd end = new LinkEnd(lesson, number, targetLesson, targetSlug, targetSection, targetAnchor, asset);
        return new OutgoingLink(
                number,
                kind,
                state.code(),
                url,
                leads ? end.href(at) : url,
                text,
                new SectionReference(section, anchor),
                targetLesson == null ? null : new LessonReference(targetLesson, at.course(), targetSlug, targetTitle),
                target(),
                asset,
                line,
                column);
    }

    Backlink incoming(ReleasePoint at) {
        return new Backlink(
                new LessonReference(lesson, at.course(), slug, title),
                new SectionReference(section, anchor),
                number,
                text,
                url,
                target(),
                line);
    }

    private SectionReference target() {
        return targetSection == null ? null : new SectionReference(targetSection, targetAnchor);
    }

    private OutgoingLink.State state() {
        if (targetLesson != null) {
            return OutgoingLink.State.RESOLVED;
        }
        if (asset != null) {
            return OutgoingLink.State.ASSET;
        }
        return external ? OutgoingLink.State.EXTERNAL : OutgoingLink.State.BROKEN;
    }
}
