package dev.lectern.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTemplateTest {

    private static final UUID LESSON = new UUID(1, 2);
    private static final UUID SECTION = new UUID(3, 4);

    private static ReleasePoint point(String template, boolean pinned) {
        return new ReleasePoint(new UUID(0, 0), "c & co", 7, "d", pinned, new LinkTemplate(template), Visibility.WHOLE);
    }

    @Test
    void valuesAreEncodedAndAnEmptyAnchorFallsAway() {
        String template = "https://x.org/{course}/{path}/{lesson}?s={sectionId}&l={lessonId}#{anchor}";
        assertThat(point(template, false).address(LESSON, "a.b\"ü", Optional.of(SECTION), "x y'<"))
                .isEqualTo("https://x.org/c%20%26%20co/a/b%22%C3%BC/a.b%22%C3%BC?s=" + SECTION + "&l=" + LESSON
                        + "#x%20y%27%3C");
        assertThat(point(template, false).address(LESSON, "a"))
                .isEqualTo("https://x.org/c%20%26%20co/a/a?s=&l=" + LESSON);
    }

    @Test
    void withoutTemplateItIsTheAddressOfTheApiInTheSameRelease() {
        assertThat(point("", false).address(LESSON, "a.b", Optional.of(SECTION), "x"))
                .isEqualTo("/api/v1/courses/c%20%26%20co/lessons/a.b#x");
        assertThat(point("", true).address(LESSON, "a.b", Optional.of(SECTION), "x"))
                .isEqualTo("/api/v1/courses/c%20%26%20co/lessons/a.b?release=7#x");
        assertThat(point("/l/{lesson}", true).address(LESSON, "a.b")).isEqualTo("/l/a.b");
    }

    @Test
    void answersWithOtherAddressesAreOtherVersions() {
        assertThat(point("/l/{lesson}", false).version())
                .isNotEqualTo(point("/m/{lesson}", false).version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/learn/{course}/{path}#{anchor}", "lessons/{lesson}", "http://{x", "HTTPS://a.org/{lesson}"})
    void settingIsATemplateOrRefusedAtTheStart(String setting) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(LinkSettings.class)
                .withDefaultValue("lectern.lesson.link-template", setting);
        if (LinkTemplate.problem(setting).isEmpty()) {
            assertThat(builder.build().getConfigMapping(LinkSettings.class).linkTemplate())
                    .contains(new LinkTemplate(setting));
        } else {
            assertThatThrownBy(builder::build).hasMessageContaining("link-template");
        }
    }
}
