package inkling.browser;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * One session with a browser's driver: commands in JSON over HTTP.
 *
 * <p>Source: <a href="https://www.w3.org/TR/webdriver2/">WebDriver</a>, W3C.
 */
final class WebDriver implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String session;

    /**
     * Begins a session.
     *
     * @param port where the driver listens, on this machine
     * @param capabilities what the browser must be
     */
    WebDriver(int port, Map<String, ?> capabilities) {
        String driver = "http://127.0.0.1:" + port + "/session";
        JsonObject answer =
                (JsonObject) send("POST", driver, Map.of("capabilities", Map.of("alwaysMatch", capabilities)));
        session = driver + "/" + answer.getString("sessionId");
    }

    /** Sends a command with what it needs; returns its value. */
    Object post(String command, Map<String, ?> body) {
        return send("POST", session + "/" + command, body);
    }

    Object get(String command) {
        return send("GET", session + "/" + command, Map.of());
    }

    void delete(String command) {
        send("DELETE", session + "/" + command, Map.of());
    }

    /** Ends the session, and the browser. */
    @Override
    public void close() {
        send("DELETE", session, Map.of());
    }

    private Object send(String method, String address, Map<String, ?> body) {
        HttpRequest.BodyPublisher text = method.equals("POST")
                ? HttpRequest.BodyPublishers.ofString(JsonWriter.string(body))
                : HttpRequest.BodyPublishers.noBody();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .method(method, text)
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonObject answer = JsonParser.object().from(response.body());
            if (response.statusCode() != 200) {
                JsonObject fault = answer.getObject("value");
                throw new IllegalStateException(
                        method + " " + address + ": " + fault.getString("error") + ", " + fault.getString("message"));
            }
            return answer.get("value");
        } catch (JsonParserException e) {
            throw new IllegalStateException(method + " " + address + " was answered with something else than JSON.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }
}
