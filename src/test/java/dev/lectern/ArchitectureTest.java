package dev.lectern;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The map of {@code docs/architecture.md}, kept. */
class ArchitectureTest {

    private static final String ROOT = "dev.lectern.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lectern");

    /** Every rule below, as a test of its own that any runner counts. */
    @TestFactory
    Stream<DynamicTest> rules() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> ArchRule.class.isAssignableFrom(field.getType()))
                .map(field ->
                        DynamicTest.dynamicTest(field.getName(), () -> ((ArchRule) field.get(null)).check(CLASSES)));
    }

    static final ArchRule everyClassIsInAPackageOfTheMap = classes()
            .should()
            .resideInAnyPackage(packages(
                    "http",
                    "sql",
                    "markdown",
                    "source",
                    "layout",
                    "course",
                    "lesson",
                    "search",
                    "change",
                    "diagnostic",
                    "planning",
                    "identity",
                    "ingestion",
                    "push",
                    "access",
                    "job",
                    "publishing",
                    "webhook",
                    "remote",
                    "cli",
                    "boot"))
            .because("the packages are the list of what the service does; a new one is a decision: "
                    + "add it here and in docs/architecture.md");

    static final ArchRule httpUsesNoOtherPackage =
            mayUse("http", "every package that answers requests stands on it, so it can stand on none of them");

    static final ArchRule sqlUsesNoOtherPackage =
            mayUse("sql", "how a statement is made does not depend on what it says");

    static final ArchRule markdownUsesNoOtherPackage = mayUse(
            "markdown", "a parsed lesson follows from its bytes alone, so that it can be kept under their digest");

    static final ArchRule sourceUsesNoOtherPackage =
            mayUse("source", "where files come from must not depend on what is made of them");

    static final ArchRule layoutUsesSourceMarkdownAndCourse = mayUse(
            "layout",
            "how a course is laid out follows from its files and what a course is, whatever is then stored of it",
            "source",
            "markdown",
            "course",
            "http");

    static final ArchRule courseUsesAccess =
            mayUse("course", "lessons, search and ingestion build on courses, not the other way", "access", "http");

    static final ArchRule lessonUsesCourseAndHttp = mayUse(
            "lesson", "a lesson is read in a release of its course, however it got there", "course", "access", "http");

    static final ArchRule searchUsesWhatIsRead = mayUse(
            "search",
            "a capability on top of reading can be removed without a trace",
            "lesson",
            "course",
            "access",
            "http");

    static final ArchRule changeUsesWhatIsRead = mayUse(
            "change",
            "a capability on top of reading can be removed without a trace",
            "lesson",
            "course",
            "access",
            "http");

    static final ArchRule diagnosticUsesMarkdown = mayUse(
            "diagnostic",
            "what authors are told reads the same, whoever found it and wherever it is shown",
            "markdown",
            "http");

    static final ArchRule planningUsesWhatUnderstands = mayUse(
            "planning",
            "what release a source makes is found out the same by an ingestion and by lint, whatever is then stored of it",
            "diagnostic",
            "source",
            "layout",
            "markdown",
            "lesson",
            "course",
            "http");

    static final ArchRule identityUsesWhatIsPlanned = mayUse(
            "identity",
            "what is which from release to release follows from what both hold, wherever that is kept",
            "planning",
            "diagnostic",
            "http");

    static final ArchRule ingestionUsesSourceMarkdownAndTheModel = mayUse(
            "ingestion",
            "it turns a source into rows of the model, and nothing that reads may need it",
            "identity",
            "planning",
            "diagnostic",
            "source",
            "layout",
            "markdown",
            "publishing",
            "lesson",
            "course",
            "job",
            "access",
            "sql",
            "http");

    static final ArchRule pushUsesIngestion = mayUse(
            "push",
            "what clients send is one more way for files to come here, and no ingestion depends on it",
            "ingestion",
            "planning",
            "diagnostic",
            "source",
            "lesson",
            "course",
            "access",
            "http");

    static final ArchRule accessUsesHttp =
            mayUse("access", "who may do what does not depend on what there is to do", "http");

    static final ArchRule jobUsesNoOtherPackage =
            mayUse("job", "how work is shared out between replicas does not depend on what work it is");

    static final ArchRule publishingUsesCourses = mayUse(
                    "publishing",
                    "which release readers see is a matter of releases, however they were made",
                    "course",
                    "job",
                    "access",
                    "sql",
                    "http")
            .allowEmptyShould(true);

    static final ArchRule webhookUsesWhatHappens = mayUse(
                    "webhook",
                    "what tells others of events can be removed without a trace",
                    "ingestion",
                    "diagnostic",
                    "publishing",
                    "course",
                    "job",
                    "access",
                    "sql",
                    "http")
            .allowEmptyShould(true);

    static final ArchRule remoteUsesIngestion = mayUse(
                    "remote",
                    "a repository is one more way for a tree of files to come here",
                    "ingestion",
                    "source",
                    "course",
                    "job",
                    "access",
                    "sql",
                    "http")
            .allowEmptyShould(true);

    static final ArchRule cliUsesWhatNeedsNoService = mayUse(
                    "cli",
                    "an author's commands check and pack files, and speak to a service over HTTP like anybody else",
                    "ingestion",
                    "planning",
                    "diagnostic",
                    "layout",
                    "markdown",
                    "source",
                    "http")
            .allowEmptyShould(true);

    static final ArchRule bootUsesIngestion = mayUse(
            "boot",
            "it only starts what the other packages do, so that they run the same in a test",
            "ingestion",
            "cli");

    static final ArchRule packagesHaveNoCycles = slices().matching(ROOT + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages in a cycle can only be understood, tested and changed together");

    static final ArchRule onlyMarkdownKnowsItsLibraries = noClasses()
            .that(not(resideInAPackage(ROOT + "markdown..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.vladsch.flexmark..", "org.snakeyaml..", "org.owasp..", "com.fasterxml.jackson.dataformat..")
            .because("another parser or sanitiser must be a change to one package; "
                    + "the others see parsed lessons and YAML mappings");

    static final ArchRule onlyBootKnowsTheEmbeddedDatabase = noClasses()
            .that(not(resideInAPackage(ROOT + "boot..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.zonky..")
            .because("to all other code PostgreSQL is a datasource, wherever it runs");

    static final ArchRule understandingKnowsNoDatabaseAndNoHttp = noClasses()
            .that()
            .resideInAnyPackage(packages("markdown", "source", "layout", "diagnostic", "planning", "identity"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "jakarta.persistence..", "org.hibernate..", "jakarta.ws.rs..")
            .because(
                    "bytes and files are enough to understand a lesson, to plan a release and to match it with another, and to "
                            + "test all three");

    static final ArchRule entitiesAreNotPublic = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .notBePublic()
            .because("a row never leaves the service or its package; what is sent out is a record");

    static final ArchRule resourcesAreNamedSo = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .because("whoever looks for an address looks for its resource");

    static final ArchRule resourcesLeaveTheDatabaseToQueries = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class)
            .orShould()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .because("a resource reads the request and chooses the answer; what is asked of PostgreSQL stands, "
                    + "named, in the queries beside it");

    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveNameMatching(".*[.$][^.$]*(Util|Helper|Manager|Impl(?![a-z])|D[Tt][Oo](?![a-z]))[^.$]*")
            .orShould()
            .haveNameMatching(".*Data")
            .because("these words say nothing of what a class is for; name it after what it does or holds");

    static final ArchRule packagesAreNamedForFeatures = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..dto..", "..entity..", "..service..", "..impl..", "..common..")
            .because("code that changes together lies together, by feature and not by kind");

    static final ArchRule timeIsInjected = noClasses()
            .that(not(resideInAPackage(ROOT + "boot..")))
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("what depends on the time is tested with a java.time.Clock of the test's choice");

    static final ArchRule collaboratorsComeThroughConstructors = noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .because("a constructor says what a class needs, and lets a field be final");

    static final ArchRule optionalIsNoField = fields().should()
            .notHaveRawType(Optional.class)
            .andShould()
            .notHaveRawType(OptionalInt.class)
            .because("Optional is a return type; a field is empty or its component is documented as null");

    static final ArchRule onlyBootWritesToTheConsole = noClasses()
            .that(not(resideInAPackage(ROOT + "boot..")))
            .should(ACCESS_STANDARD_STREAMS)
            .because("what an operator should see is logged; only before the log exists does boot print");

    private static ArchRule mayUse(String name, String reason, String... others) {
        String[] allowed =
                packages(Stream.concat(Stream.of(name), Stream.of(others)).toArray(String[]::new));
        return noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.lectern..").and(not(resideInAnyPackage(allowed))))
                .because(reason);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> ROOT + name + "..").toArray(String[]::new);
    }
}
