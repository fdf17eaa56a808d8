mod brand;
mod browser;
mod forms;
mod guards;
mod home;
mod states;
