package dev.amana.apples.tree;

import org.springframework.web.bind.annotation.RestController;

/** Counter-example: a controller outside web. */
@RestController
public class StrayController {}
