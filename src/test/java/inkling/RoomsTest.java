package inkling;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom: the packages are rooms, and a room uses only the rooms that its line here names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomsTest {
    /** Every room, in the order of the house, with what it may use. */
    private static final List<Room> ROOMS = List.of(
            new Room("text"),
            new Room("kernel"),
            new Room("nn", "kernel"),
            new Room("optim", "nn", "kernel"),
            new Room("ink"),
            new Room("data", "nn", "kernel", "ink"),
            new Room("recipe", "text", "kernel", "nn", "optim", "data"),
            new Room("train", "kernel", "nn", "optim", "ink", "data", "recipe"),
            new Room("model", "kernel", "nn", "recipe", "train"),
            new Room("protocol", "recipe", "train"),
            new Room("wasm", "kernel"),
            new Room(
                    "worker",
                    "text",
                    "kernel",
                    "nn",
                    "optim",
                    "ink",
                    "data",
                    "recipe",
                    "train",
                    "model",
                    "protocol",
                    "wasm"),
            new Room("page", "text", "protocol", "recipe", "train", "ink", "data"),
            new Room("cli", "text", "kernel", "nn", "optim", "ink", "data", "recipe", "train", "model", "protocol"));

    private static final String[] BROWSER_ROOMS = {"inkling.wasm..", "inkling.worker..", "inkling.page.."};

    private final JavaClasses inkling = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("inkling");

    record Room(String name, Set<String> uses) {
        Room(String name, String... uses) {
            this(name, new TreeSet<>(Set.of(uses)));
        }

        String[] visible() {
            return Stream.concat(uses.stream(), Stream.of(name))
                    .map(room -> "inkling." + room + "..")
                    .toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Room> rooms() {
        return ROOMS;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsThatItsLineNames(Room room) {
        noClasses()
                .that()
                .resideInAPackage("inkling." + room.name() + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("inkling..").and(not(resideInAnyPackage(room.visible()))))
                .because("the room " + room + " may use " + room.uses() + " only")
                .allowEmptyShould(true)
                .check(inkling);
    }

    @Test
    void everyClassLivesInARoom() {
        String[] rooms =
                ROOMS.stream().map(room -> "inkling." + room.name() + "..").toArray(String[]::new);
        classes().should().resideInAnyPackage(rooms).check(inkling);
    }

    @Test
    void onlyTheBrowserRoomsKnowTheBrowser() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BROWSER_ROOMS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.teavm..")
                .check(inkling);
    }

    @Test
    void thePageKnowsOfInkAndDataOnlyStrokesAndTheirFiles() {
        Set<String> known =
                Set.of("inkling.ink.Stroke", "inkling.ink.Ink", "inkling.data.LabelledInk", "inkling.data.StrokeFile");
        DescribedPredicate<JavaClass> strokes =
                DescribedPredicate.describe("strokes", type -> known.contains(type.getName()));
        noClasses()
                .that()
                .resideInAPackage("inkling.page..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("inkling.ink..", "inkling.data..").and(not(strokes)))
                .allowEmptyShould(true)
                .check(inkling);
    }

    @Test
    void protocolAndPageKnowOfTrainingOnlyWhatARunIsDescribedWith() {
        DescribedPredicate<JavaClass> description = DescribedPredicate.describe(
                "records and enums", type -> type.isRecord() || type.isEnum() || type.isInterface());
        noClasses()
                .that()
                .resideInAnyPackage("inkling.protocol..", "inkling.page..")
                .should()
                .dependOnClassesThat(resideInAPackage("inkling.train..").and(not(description)))
                .check(inkling);
    }
}
