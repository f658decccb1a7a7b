package inkling;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom: the packages are rooms, and a room uses only the rooms that its line here names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomsTest {
    /**
     * Every room, in the order of the house, with what it may use. A room within a room names those of its neighbours
     * there that it may use; outside, it may use what the room around it may.
     */
    private static final List<Room> ROOMS = List.of(
            new Room("text", ""),
            new Room("kernel", ""),
            new Room("nn", "text kernel"),
            new Room("nn.inspect", "nn"),
            new Room("optim", "nn kernel"),
            new Room("ink", ""),
            new Room("data", "nn kernel ink"),
            new Room("data.files", "data"),
            new Room("recipe", "text kernel nn optim data"),
            new Room("train", "kernel nn optim ink data recipe"),
            new Room("model", "ink kernel nn recipe train"),
            new Room("model.export", ""),
            new Room("protocol", "recipe train"),
            new Room("protocol.frame", ""),
            new Room("protocol.command", "protocol.frame"),
            new Room("protocol.report", "protocol.frame protocol.command"),
            new Room("protocol.browser", "protocol.frame protocol.command protocol.report"),
            new Room("wasm", "kernel"),
            new Room("wasm.assembler", ""),
            new Room("wasm.kernels", "wasm.assembler"),
            new Room("worker", "text kernel nn optim ink data recipe train model protocol wasm"),
            new Room("worker.browser", ""),
            new Room("worker.answer", "worker.browser"),
            new Room("worker.data", "worker.browser"),
            new Room("worker.training", "worker.browser worker.answer"),
            new Room("worker.finetune", "worker.browser worker.answer worker.data"),
            new Room("worker.inspect", "worker.browser worker.answer worker.data"),
            new Room("worker.mistakes", "worker.browser worker.answer worker.data"),
            new Room("worker.browse", "worker.browser worker.data"),
            new Room("worker.bench", "worker.browser"),
            new Room("page", "text protocol recipe train ink data"),
            new Room("page.dom", ""),
            new Room("page.engine", "page.dom"),
            new Room("page.views", "page.dom"),
            new Room("page.pad", "page.dom"),
            new Room("page.answer", "page.dom page.pad page.views"),
            new Room("page.run", "page.dom page.views"),
            new Room("page.drawer", "page.dom page.answer page.engine page.settings"),
            new Room("page.settings", "page.dom page.engine"),
            new Room("page.finetune", "page.dom page.pad page.answer"),
            new Room("page.bench", "page.dom page.engine page.settings"),
            new Room("lab", "text protocol recipe train optim page"),
            new Room("lab.runs", ""),
            new Room("lab.runs.kept", ""),
            new Room("lab.runs.race", "lab.runs.kept"),
            new Room("lab.learning", ""),
            new Room("lab.settings", ""),
            new Room("lab.inspect", ""),
            new Room("lab.mistakes", ""),
            new Room("lab.data", ""),
            new Room("lab.how", ""),
            new Room("lab.how.backprop", ""),
            new Room("cli", "text kernel nn optim ink data recipe train model protocol"),
            new Room("cli.files", ""),
            new Room("cli.plots", ""),
            new Room("cli.site", "cli.files"));

    /** All that the page knows of the rooms ink and data. */
    private static final Set<String> STROKES = Set.of(
            "inkling.ink.Stroke",
            "inkling.ink.Ink",
            "inkling.ink.Photo",
            "inkling.ink.PhotoBuilder",
            "inkling.data.LabelledInk",
            "inkling.data.StrokeFile");

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("\\binkling((?:\\.[a-z]\\w*)+)\\.([A-Z]\\w*)");

    private static final String[] BROWSER_ROOMS = {
        "inkling.wasm..", "inkling.protocol.browser..", "inkling.worker..", "inkling.page..", "inkling.lab.."
    };

    private final JavaClasses inkling = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("inkling");

    record Room(String name, Set<String> uses) {
        Room(String name, String uses) {
            this(name, new TreeSet<>(List.of(uses.split(" "))));
        }

        /** The room around this one; empty for a room of the house itself. */
        String around() {
            return name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }

        boolean mayUse(String other) {
            return within(other, name)
                    || !within(other, around())
                    || uses.stream().anyMatch(use -> within(other, use));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What the source of a class names: also constants, which the compiler copies, so that no class file tells of them. */
    private record Mention(String by, String room, String type) {}

    static List<Room> rooms() {
        return ROOMS;
    }

    private static boolean within(String room, String outer) {
        return outer.isEmpty() || room.equals(outer) || room.startsWith(outer + ".");
    }

    private static String room(JavaClass type) {
        return type.getPackageName().replaceFirst("^inkling\\.?", "");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsThatItsLineNames(Room room) {
        noClasses()
                .that()
                .resideInAPackage("inkling." + room.name() + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("inkling..")
                        .and(DescribedPredicate.describe(
                                "are in other rooms", type -> !room.mayUse(room(type.getBaseComponentType())))))
                .because("the room " + room + " may use " + room.uses() + " only")
                .allowEmptyShould(true)
                .check(inkling);
    }

    @Test
    void theSourcesNameOnlyWhatTheirRoomMayUse() throws IOException {
        List<Mention> wrong = new ArrayList<>();
        for (Mention mention : mentions()) {
            boolean allowed = ROOMS.stream()
                    .filter(room -> within(roomOf(mention.by()), room.name()))
                    .allMatch(room -> room.mayUse(mention.room()));
            boolean known = !within(roomOf(mention.by()), "page")
                    || !Set.of("ink", "data").contains(mention.room())
                    || STROKES.contains("inkling." + mention.room() + "." + mention.type());
            if (!allowed || !known) {
                wrong.add(mention);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static List<Mention> mentions() throws IOException {
        List<Mention> mentions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String by = SOURCES.relativize(file).toString().replace(File.separatorChar, '/');
                Matcher types =
                        TYPE.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
                while (types.find()) {
                    mentions.add(new Mention(by, types.group(1).substring(1), types.group(2)));
                }
            }
        }
        return mentions;
    }

    /** The room of a source file's path. */
    private static String roomOf(String file) {
        return file.substring("inkling/".length(), file.lastIndexOf('/')).replace('/', '.');
    }

    @Test
    void everyClassLivesInARoom() {
        Set<String> houses = ROOMS.stream().map(Room::around).collect(Collectors.toSet());
        classes()
                .should(ArchConditions.be(DescribedPredicate.describe(
                        "live in a room of the table",
                        type -> ROOMS.stream()
                                .anyMatch(room -> room.name().equals(room(type))
                                        || (within(room(type), room.name()) && !houses.contains(room.name()))))))
                .check(inkling);
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
        DescribedPredicate<JavaClass> strokes =
                DescribedPredicate.describe("strokes", type -> STROKES.contains(type.getName()));
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
