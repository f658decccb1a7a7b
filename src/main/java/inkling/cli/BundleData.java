package inkling.cli;

import inkling.data.MnistArchive;
import inkling.data.MnistFile;
import inkling.data.MnistFiles;
import inkling.data.MnistSearch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * The build's step that puts MNIST into the site, packed, with a manifest beside it. A build without MNIST succeeds with
 * a warning; a damaged file makes it fail.
 */
public final class BundleData {
    private BundleData() {}

    /**
     * Bundles the data.
     *
     * @param args the site's directory
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("Expected one argument, the site's directory, but got " + args.length + ".");
            System.exit(Failure.BAD_ARGUMENTS);
        }
        int status = run(Path.of(args[0]), MnistFiles.standard(), System.out, System.err);
        if (status != Failure.SUCCESS) {
            System.exit(status);
        }
    }

    /**
     * Bundles what is found.
     *
     * @return the exit status
     */
    static int run(Path site, MnistFiles files, PrintStream out, PrintStream err) {
        try {
            out.println(bundle(site, files));
            return Failure.SUCCESS;
        } catch (IOException | IllegalArgumentException failure) {
            err.println(Failure.sentence(failure));
            return Failure.FAILURE;
        }
    }

    private static String bundle(Path site, MnistFiles files) throws IOException {
        MnistSearch search = files.find();
        Path directory = site.resolve(DataManifest.MNIST_DIRECTORY);
        if (search instanceof MnistSearch.Found found) {
            for (MnistFile file : files.digests().files()) {
                copy(found, file, directory.resolve(file.packedName()));
            }
            long bytes = DataManifest.writeAvailable(site, files.digests().files());
            return "Data: MNIST from " + found.description() + ", 4 verified files, " + DataManifest.megabytes(bytes)
                    + " in " + directory + ".";
        }
        // Files of an earlier build must not contradict the manifest.
        for (MnistFile file : files.digests().files()) {
            Files.deleteIfExists(directory.resolve(file.packedName()));
        }
        String reason = ((MnistSearch.Missing) search).reason();
        DataManifest.writeMissing(site, reason);
        return "WARNING: " + reason + " The site is built without it, and training will use synthetic handwriting;"
                + " to include it, name the directory with its four files with -Dmnist.dir or MNIST_DIR.";
    }

    private static void copy(MnistSearch.Found found, MnistFile file, Path target) throws IOException {
        byte[] stored = found.stored(file);
        // The source is read in any case, so that no earlier build can hide that it is damaged.
        byte[] unpacked = MnistArchive.unpack(file, found.path(file).toString(), stored);
        if (!isWhole(file, target)) {
            Files.createDirectories(target.getParent());
            Files.write(target, MnistArchive.isPacked(stored) ? stored : pack(unpacked));
        }
    }

    private static boolean isWhole(MnistFile file, Path target) throws IOException {
        try {
            byte[] stored = Files.isRegularFile(target) ? Files.readAllBytes(target) : new byte[0];
            MnistArchive.unpack(file, target.toString(), stored);
            return MnistArchive.isPacked(stored);
        } catch (IllegalArgumentException damaged) {
            return false;
        }
    }

    private static byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
