package inkling;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A long test, which comes after the shorter ones. In {@code ./mvnw verify} it is begun only while the whole run is younger
 * than {@code -Dtests.minutes}, 12 by default, and is otherwise skipped by name: a slow machine ends in time, too.
 */
@Tag("thorough")
@ExtendWith(TimeBudget.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Thorough {}
