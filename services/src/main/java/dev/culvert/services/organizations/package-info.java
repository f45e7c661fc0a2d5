/** Organizations: accounts under one roof, and the policies that stand above theirs. */
@NullMarked
package dev.culvert.services.organizations;

import org.jspecify.annotations.NullMarked;
