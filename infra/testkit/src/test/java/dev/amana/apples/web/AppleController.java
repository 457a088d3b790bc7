package dev.amana.apples.web;

import org.springframework.web.bind.annotation.RestController;

/** As it should be. */
@RestController
public class AppleController {}
