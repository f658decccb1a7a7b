package inkling.data.files;

import java.util.ArrayList;
import java.util.List;

/** Takes files out of gzip and zip archives, also where these lie in each other. */
final class Unpacking {
    private static final int DEEPEST = 3;

    private final MemoryBudget budget;
    private final List<DataFile> unpacked = new ArrayList<>();

    private Unpacking(MemoryBudget budget) {
        this.budget = budget;
    }

    /**
     * The files with all archives among them unpacked.
     *
     * @throws IllegalArgumentException if an archive is damaged, or its content is larger than the budget
     */
    static List<DataFile> of(List<DataFile> files, MemoryBudget budget) {
        Unpacking unpacking = new Unpacking(budget);
        files.forEach(file -> unpacking.add(file, 0));
        return unpacking.unpacked;
    }

    private void add(DataFile file, int depth) {
        FileKind kind = file.kind();
        if (depth == DEEPEST && (kind == FileKind.GZIP || kind == FileKind.ZIP)) {
            throw new IllegalArgumentException(
                    file.name() + " is an archive in an archive in an archive; unpack it first.");
        }
        switch (kind) {
            case GZIP -> add(new DataFile(file.name(), GzipFile.unpack(file, budget)), depth + 1);
            case ZIP -> new ZipArchive(file, budget).files().forEach(inner -> add(inner, depth + 1));
            default -> unpacked.add(file);
        }
    }
}
