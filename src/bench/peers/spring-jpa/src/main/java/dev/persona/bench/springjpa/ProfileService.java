package dev.persona.bench.springjpa;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and updates users, each in a transaction. */
@Service
class ProfileService {

    private final UserEntities users;

    ProfileService(UserEntities users) {
        this.users = users;
    }

    @Transactional(readOnly = true)
    public Optional<UserEntity> find(String userId) {
        return users.findById(userId);
    }

    @Transactional
    public boolean update(String userId, String firstName, String lastName) {
        Optional<UserEntity> user = users.findById(userId);
        user.ifPresent(found -> found.rename(firstName, lastName));
        return user.isPresent();
    }
}
