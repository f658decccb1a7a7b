package inkling.data;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches MNIST's files from public mirrors into a directory. JVM only.
 *
 * <p>Mirrors are tried in order; each has to deliver only what is still missing. A file is verified before it
 * is stored, and stored under a temporary name before it takes its own, so that an interrupted download leaves no half
 * file behind.
 *
 * @param mirrors addresses that end in a slash and offer the packed files; none switches the download off
 * @param connectTimeout how long to wait for a connection
 * @param fileTimeout how long one file may take
 */
public record MnistDownload(List<URI> mirrors, Duration connectTimeout, Duration fileTimeout) {
    private static final int OK = 200;

    /** The two public mirrors. */
    public static MnistDownload standard() {
        return new MnistDownload(
                List.of(
                        URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                        URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
                Duration.ofSeconds(5),
                Duration.ofMinutes(3));
    }

    /** No download. */
    public static MnistDownload off() {
        return new MnistDownload(List.of(), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    /**
     * Fetches the files that are missing.
     *
     * @return why files are still missing, a phrase for each mirror; empty if none is
     */
    List<String> fetch(MnistDigests digests, MnistDirectory target) {
        List<String> failures = new ArrayList<>();
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        for (URI mirror : mirrors) {
            try {
                for (MnistFile file : target.missing(digests)) {
                    fetch(client, mirror.resolve(file.packedName()), file, target.path());
                }
                return List.of();
            } catch (IOException | IllegalArgumentException failure) {
                failures.add(mirror.getHost() + ": " + describe(failure));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return List.of("the download was interrupted");
            }
        }
        return failures;
    }

    private void fetch(HttpClient client, URI address, MnistFile file, Path directory)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(fileTimeout).build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        HttpResponse<byte[]> response;
        try {
            // The request's own timeout ends with the headers, and a mirror may stall after them.
            response = answer.get(fileTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stalled) {
            throw new HttpTimeoutException(file.packedName() + " took over " + fileTimeout.toSeconds() + " s");
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure.getCause());
        } finally {
            answer.cancel(true);
        }
        if (response.statusCode() != OK) {
            throw new IOException(file.packedName() + " was answered with status " + response.statusCode());
        }
        MnistArchive.unpack(file, address.toString(), response.body());
        store(response.body(), directory, MnistArchive.isPacked(response.body()) ? file.packedName() : file.name());
    }

    private static void store(byte[] bytes, Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        Path part = Files.createTempFile(directory, name, ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A failed connection often has no message at all. */
    private static String describe(Exception failure) {
        String message = failure.getMessage();
        if (failure instanceof ConnectException || message == null || message.isBlank()) {
            return failure instanceof HttpTimeoutException || failure instanceof ConnectException
                    ? "no connection"
                    : failure.getClass().getSimpleName();
        }
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
