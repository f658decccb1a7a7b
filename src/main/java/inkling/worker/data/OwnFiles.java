package inkling.worker.data;

import inkling.data.files.DataFile;
import inkling.data.files.MemoryBudget;
import inkling.data.files.OwnData;
import java.util.ArrayList;
import java.util.List;

/** The visitor's own files, which come one by one and are read together when all are there. */
public final class OwnFiles {
    /** What a tab may well take; the files themselves are counted, and all that is made of them. */
    private static final long MOST_BYTES = 1_500_000_000;

    private final List<DataFile> files = new ArrayList<>();

    /**
     * Takes a file.
     *
     * @param left how many come after it
     * @return whether all are there
     */
    public boolean add(String name, int left, byte[] bytes) {
        files.add(new DataFile(name, bytes));
        return left == 0;
    }

    /**
     * Reads all files, and is ready for others.
     *
     * @throws IllegalArgumentException saying in a sentence why they are no data set
     */
    public OwnData read() {
        List<DataFile> all = List.copyOf(files);
        files.clear();
        String name = all.size() == 1 ? withoutEnding(all.get(0).name()) : "Your data";
        MemoryBudget budget =
                new MemoryBudget(MOST_BYTES, "take fewer or smaller pictures, or train on the command line");
        return OwnData.of(name, all, budget);
    }

    private static String withoutEnding(String name) {
        int dot = name.indexOf('.');
        return dot < 1 ? name : name.substring(0, dot);
    }
}
