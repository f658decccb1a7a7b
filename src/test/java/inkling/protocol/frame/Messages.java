package inkling.protocol.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tests of commands and reports share. */
public final class Messages {
    private Messages() {}

    /** Every kind of message below a sealed interface. */
    public static Set<Class<?>> kinds(Class<?> messages) {
        return leaves(messages).collect(Collectors.toSet());
    }

    private static Stream<Class<?>> leaves(Class<?> messages) {
        return messages.isSealed()
                ? Arrays.stream(messages.getPermittedSubclasses()).flatMap(Messages::leaves)
                : Stream.of(messages);
    }

    /** All methods of a receiver that hear a message, those of its parts included. */
    public static Stream<Method> methods(Class<?> receiver) {
        return Arrays.stream(receiver.getMethods())
                .flatMap(method -> isPart(method) ? methods(method.getReturnType()) : Stream.of(method));
    }

    private static boolean isPart(Method method) {
        return method.getReturnType() != void.class;
    }

    /** A receiver that writes down which of its methods, or of its parts', were told what. */
    public static Object receiver(List<Told> told, Class<?>... types) {
        return Proxy.newProxyInstance(Messages.class.getClassLoader(), types, (proxy, method, arguments) -> {
            if (isPart(method)) {
                return receiver(told, method.getReturnType());
            }
            told.add(new Told(method, arguments == null ? Optional.empty() : Optional.of(arguments[0])));
            return null;
        });
    }

    /** A method of a receiver that was called, and with what. */
    public record Told(Method method, Optional<Object> message) {}

    /** Compares two messages field by field, arrays by their content, which records compare by identity. */
    public static void assertSame(Object expected, Object actual) throws ReflectiveOperationException {
        assertEquals(expected.getClass(), actual.getClass());
        if (!expected.getClass().isRecord()) {
            assertEquals(expected, actual);
            return;
        }
        for (RecordComponent component : expected.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Object one = component.getAccessor().invoke(expected);
            Object other = component.getAccessor().invoke(actual);
            if (one instanceof List<?> arrays && !arrays.isEmpty() && arrays.get(0) instanceof float[]) {
                assertArrayEquals(arrays.toArray(), ((List<?>) other).toArray(), component.getName());
            } else {
                assertArrayEquals(new Object[] {one}, new Object[] {other}, component.getName());
            }
        }
    }
}
