package dev.persona.bench.springjpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user. */
@Entity
@Table(name = "spring_user")
class UserEntity {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "email", unique = true)
    private String email;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @Column(name = "sequence", nullable = false)
    private long sequence;

    String userId() {
        return userId;
    }

    String email() {
        return email;
    }

    String firstName() {
        return firstName;
    }

    String lastName() {
        return lastName;
    }

    void rename(String newFirstName, String newLastName) {
        firstName = newFirstName == null || newFirstName.isEmpty() ? firstName : newFirstName;
        lastName = newLastName == null || newLastName.isEmpty() ? lastName : newLastName;
        changedAt = Instant.now();
        sequence++;
    }
}
