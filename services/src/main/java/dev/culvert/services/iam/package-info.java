/** Identity and access management: who there is, and which policies they carry. */
@NullMarked
package dev.culvert.services.iam;

import org.jspecify.annotations.NullMarked;
