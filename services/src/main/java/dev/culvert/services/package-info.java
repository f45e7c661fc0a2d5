/** The front door, and the services behind it. Read {@link FrontDoor} first. */
@NullMarked
package dev.culvert.services;

import org.jspecify.annotations.NullMarked;
