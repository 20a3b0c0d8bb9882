package dev.persona.bench.springjpa;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** GMI's two operations. */
@RestController
@RequestMapping(path = "/me/profile", produces = MediaType.APPLICATION_JSON_VALUE)
class ProfileController {

    private static final Failure UNAUTHORIZED = new Failure("auth", 401, "Unauthorized.");
    private static final Failure NO_NAME = new Failure("user", 3, "Either firstName or lastName must be provided in the request body.");
    private static final Failure INVALID = new Failure("request", 0, "Invalid field in the request body.");

    private final ProfileService profiles;

    ProfileController(ProfileService profiles) {
        this.profiles = profiles;
    }

    record Update(@Size(max = 255) String firstName, @Size(max = 255) String lastName) {

        boolean isEmpty() {
            return (firstName == null || firstName.isEmpty()) && (lastName == null || lastName.isEmpty());
        }
    }

    record User(String id, String email, String firstName, String lastName) {
    }

    record UserProfile(User user) {
    }

    record Failure(String group, int code, String message) {
    }

    @GetMapping
    ResponseEntity<?> find(@AuthenticationPrincipal Jwt token) {
        return profiles.find(token.getSubject())
            .<ResponseEntity<?>>map(user -> ResponseEntity.ok(new UserProfile(new User(user.userId(), user.email(), user.firstName(), user.lastName()))))
            .orElseGet(() -> refused(HttpStatus.UNAUTHORIZED, UNAUTHORIZED));
    }

    @PatchMapping
    ResponseEntity<?> update(@AuthenticationPrincipal Jwt token, @Valid @RequestBody Update update) {
        if (update.isEmpty()) {
            return refused(HttpStatus.BAD_REQUEST, NO_NAME);
        }
        return profiles.update(token.getSubject(), update.firstName(), update.lastName())
            ? ResponseEntity.ok().build()
            : refused(HttpStatus.UNAUTHORIZED, UNAUTHORIZED);
    }

    @ExceptionHandler({MethodArgumentNotValidException.class, HttpMessageNotReadableException.class})
    ResponseEntity<?> invalid() {
        return refused(HttpStatus.BAD_REQUEST, INVALID);
    }

    private static ResponseEntity<?> refused(HttpStatus status, Failure failure) {
        return ResponseEntity.status(status).body(failure);
    }
}
