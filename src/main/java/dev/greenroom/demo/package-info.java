/** What a newcomer finds after {@code ./mvnw spring-boot:run}: accounts to sign in with, on a database of their own. */
@NullMarked
package dev.greenroom.demo;

import org.jspecify.annotations.NullMarked;
