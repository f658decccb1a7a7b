package inkling.cli;

import inkling.cli.files.JavaMemory;
import inkling.data.files.DataFile;
import inkling.data.files.FileKind;
import inkling.data.files.MemoryBudget;
import inkling.data.files.OwnData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a data set of the user's from a file or from the files in a directory. */
final class OwnDataFiles {
    private static final int HEAD = 1024;
    private static final double USABLE = 0.8;
    private static final int MOST_FILES = 1000;

    /** Text files of other kinds, such as a README, are passed over without a word. */
    private static final Set<String> TABLES = Set.of("csv", "tsv", "txt");

    private final Path place;
    private final MemoryBudget budget;

    private OwnDataFiles(Path place) {
        this.place = place;
        // Large arrays leave gaps between them, and training wants some memory too.
        budget = new MemoryBudget(
                (long) (USABLE * JavaMemory.free()), "give Java more with -Xmx, or take fewer pictures");
    }

    /**
     * Reads a data set.
     *
     * @param place a directory, or a file such as a .csv, .npz or .zip
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no data set, saying what it is instead
     */
    static OwnData read(Path place) throws IOException {
        return new OwnDataFiles(place).read();
    }

    private OwnData read() throws IOException {
        if (!Files.exists(place)) {
            throw new NoSuchFileException(place.toString());
        }
        List<DataFile> files = new ArrayList<>();
        if (Files.isDirectory(place)) {
            for (Path file : listed()) {
                if (!Files.isDirectory(file)) {
                    requireFile(file);
                    add(file, files);
                }
            }
        } else if (Files.isRegularFile(place)) {
            add(place, files);
        } else {
            throw new IllegalArgumentException(
                    place + " is neither a file nor a directory, but a pipe or a device; name a file or a directory.");
        }
        try {
            return OwnData.of(name(), files, budget);
        } catch (OutOfMemoryError full) {
            throw new IllegalArgumentException(
                    place + " does not fit into the memory; give Java more with -Xmx, or take fewer pictures.", full);
        }
    }

    /** A set without a file that cannot be read would be another set. */
    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    file + " is no file but " + (Files.exists(file) ? "a pipe or a device" : "a link to nothing")
                            + "; take it out of the folder, or put the file in its place.");
        }
    }

    private List<Path> listed() throws IOException {
        List<Path> files;
        try (Stream<Path> listing = Files.list(place)) {
            files = listing.limit(MOST_FILES + 1L).sorted().collect(Collectors.toList());
        }
        if (files.size() > MOST_FILES) {
            throw new IllegalArgumentException(place + " holds more than " + MOST_FILES
                    + " files, as a folder of single pictures does; data sets are IDX, CSV or .npz files.");
        }
        return files;
    }

    /** A file that is no data is not read beyond its beginning. */
    private void add(Path file, List<DataFile> files) throws IOException {
        String name = place.equals(file)
                ? place.toString()
                : place.resolve(file.getFileName()).toString();
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        FileKind kind = FileKind.of(head);
        if (kind == FileKind.TEXT && !TABLES.contains(ending(file)) && !place.equals(file)) {
            return;
        }
        if (kind.isData()) {
            budget.take(name, Files.size(file));
            files.add(new DataFile(name, Files.readAllBytes(file)));
        } else {
            files.add(new DataFile(name, head));
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private String name() {
        Path last = place.toAbsolutePath().normalize().getFileName();
        return last == null ? place.toString() : last.toString();
    }
}
