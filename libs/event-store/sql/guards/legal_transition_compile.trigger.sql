create or replace trigger legal_transition_compile after insert on app.legal_transition
  referencing new table as added for each statement execute function app.legal_transitions_grew();
