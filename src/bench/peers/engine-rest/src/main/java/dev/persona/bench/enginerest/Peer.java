package dev.persona.bench.enginerest;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Camunda's engine with its REST API, which asks every caller for a name and a password. */
@SpringBootApplication
public class Peer {

    public static void main(String[] arguments) {
        SpringApplication.run(Peer.class, arguments);
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> authentication() {
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addInitParameter("authentication-provider", "org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider");
        filter.addUrlPatterns("/engine-rest/*");
        return filter;
    }
}
