package inkling.cli.site;

import inkling.cli.files.Failure;
import inkling.cli.files.JavaMemory;
import inkling.data.MnistArchive;
import inkling.data.MnistFile;
import inkling.data.MnistFiles;
import inkling.data.MnistSearch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.ExitCode;

/**
 * The build's last step towards the site: puts MNIST into it, packed, with a manifest beside it, and the libraries that the
 * page loads, and lists all files. A build without MNIST succeeds with a warning; a damaged file makes it fail.
 */
public final class BundleData {
    private BundleData() {}

    /**
     * Bundles data and libraries.
     *
     * @param args the site's directory, and for each library {@code TARGET=RESOURCE}: its place in the site, and where the
     *     class path has it
     */
    public static void main(String[] args) {
        List<String> libraries = List.of(args).subList(1, args.length);
        int status = run(Path.of(args[0]), libraries, MnistFiles.standard(), System.out, System.err);
        if (status != ExitCode.OK) {
            System.exit(status);
        }
    }

    /**
     * Bundles what is found.
     *
     * @return the exit status
     */
    public static int run(Path site, List<String> libraries, MnistFiles files, PrintStream out, PrintStream err) {
        try {
            for (String library : libraries) {
                String[] names = library.split("=", 2);
                copy(names[1], site.resolve(names[0]));
            }
            out.println(bundle(site, files));
            SiteVersion.write(site);
            return ExitCode.OK;
        } catch (IOException | IllegalArgumentException failure) {
            err.println(Failure.sentence(failure));
            return ExitCode.SOFTWARE;
        }
    }

    private static void copy(String resource, Path target) throws IOException {
        try (InputStream in = BundleData.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("The class path has no " + resource + ".");
            }
            Files.createDirectories(target.getParent());
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
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
            return "Data: MNIST from " + found.description() + ", 4 verified files, " + JavaMemory.megabytes(bytes)
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
