create table users (id varchar primary key, active boolean not null);
create table email_addresses (user_id varchar not null references users, address varchar not null);
create table books (user_id varchar not null references users, title varchar not null);
create table notifications (user_id varchar not null references users, kind varchar not null);
create table activity (user_id varchar not null references users, what varchar not null, details varchar not null);
create table features (user_id varchar not null references users, feature varchar not null);
