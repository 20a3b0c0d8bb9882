package dev.persona.bench.springjpa;

import org.springframework.data.jpa.repository.JpaRepository;

/** The users. */
interface UserEntities extends JpaRepository<UserEntity, String> {
}
