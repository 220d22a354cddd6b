/** Staff: who may sign in, with which role, and how. */
@NullMarked
package dev.greenroom.account;

import org.jspecify.annotations.NullMarked;
